"""The program: settings, addresses, command line, first start, demonstration."""
