% if message:
text
