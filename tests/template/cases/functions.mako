<%def name="header(text, mark='=')">
${text}
${mark * len(text)}
</%def>\
${header(message)}
${header("x", mark="-")}
<%def name="nothing()"></%def>[${nothing()}]
