"""The first Word template of a house style: its styles, its lists, its header and footer, put into a package."""
