"""The council's yearly return (SEN2), made from the record: queries, then the records of `formats.sen2`."""
