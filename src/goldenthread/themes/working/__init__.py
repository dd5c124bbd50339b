"""What the machine does with the answers to a question: each step a module, all of them run by `job`."""
