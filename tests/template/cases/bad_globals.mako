% if globals().get('upgrade_ops'):
x
% endif
