# Copyright ${create_date.year} Somebody
# ${message}
#
# Revises: ${down_revision}

revision = '${up_revision}'
% if down_revision is None:
down_revision = None
% elif isinstance(down_revision, str):
down_revision = '${down_revision}'
%else:
down_revision = (${", ".join("'%s'" % one for one in down_revision)})
% endif
% if branch_labels:
branch_labels = ${branch_labels | repr}
% endif
  % if depends_on is None and not branch_labels:
depends_on = None
  % else:
depends_on = ${'None' if depends_on is None else repr(depends_on)}
  % endif # depends_on
date = ${create_date.strftime("%Y-%m-%d %H:%M:%S %j %b %%")}, ${create_date.isoformat()}
%% a percent sign
  %%% and two
