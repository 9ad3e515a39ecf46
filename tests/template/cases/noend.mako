% if message:
${message}
% endif