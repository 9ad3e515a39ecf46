# -*- coding: utf-8 -*-
# ${message} \
continued
${imports if imports else ""}\

<%doc>
nothing of ${this} is seen
</%doc>
<%text>
as it is: ${message} <% no code %>
</%text>
##
x = ${ {"a": 1}["a"] }
y = ${"}" + '|' + "#"}
${"a" |n}${message|n}
% if message and \
    up_revision:
both
% endif
<% value = "set here" %>${value} é
last line without an end ${down_revision | comma,n}
