"""The files of a folder: which there are, what they are called on the server, and which went in."""
