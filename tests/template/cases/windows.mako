"""${message}"""
${imports if imports else ""}

% if branch_labels:
labels = ${repr(branch_labels)}
% endif
## gone
a \
b
