"""WHERE IT HAPPENS: the booth's own file, and the folders in which its cases lie. Knows no case and no screen."""
