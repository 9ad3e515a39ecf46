% if message:
a
% else:
b
% else:
c
% endif
