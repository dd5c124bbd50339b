"""Word files (.docx): refused if they could do harm, then read as people see them."""
