// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/listtemplatescommand.h"

#include "core/project/projectstarter.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace stemma::cli {

ListTemplatesCommand::ListTemplatesCommand()
    : Command(u"list_templates"_s, u"List the kinds of projects that init can make."_s)
{ }

ExitStatus ListTemplatesCommand::execute(const Request &request)
{
    QJsonArray templates;
    QString text = u"Available templates:\n\n"_s;
    for (const ProjectKind &kind : projectKinds()) {
        templates << QJsonObject{{u"name"_s, kind.name}, {u"synopsis"_s, kind.synopsis}};
        text += kind.name + " - "_L1 + kind.synopsis + u'\n';
    }
    text +=
        "\nTemplates are used via the 'init' command, e.g.:\n\n  stemma-cli init --template generic ./scripts"_L1;
    if (request.json)
        request.console.json({{u"templates"_s, templates}});
    else
        request.console.line(text);
    return ExitStatus::Done;
}

} // namespace stemma::cli
