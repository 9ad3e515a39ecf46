<%!
import re

def shout(text):
    return text.upper() + "!"
%>"""${message | trim}"""
<%
    names = config.get_main_option("databases")
    missing = config.get_main_option("nothing", "a,b")
    parts = [part for part in re.split(r',\s*', names) if part]
%>

## a comment for the template's reader

% for name in parts:

def upgrade_${name}() -> None:
    """Upgrade ${name} schema, ${name | shout}."""
    ${context.get("%s_upgrades" % name, "pass")}

  % if name == "engine2":
    # the second
  % endif
% endfor
${missing} ${re.sub(r"\W+", "-", message)} ${len(parts)} ${f"{up_revision}/{create_date.month:02d}"}
