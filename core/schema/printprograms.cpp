// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/print.h"

#include "core/sql/quoting.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace stemma::schema {

namespace {

QString definerWords(const Environment &environment)
{
    return environment.definer.isEmpty() ? QString()
                                         : "DEFINER="_L1 + quotedDefiner(environment.definer) + u' ';
}

/// A literal as it must be written under the SQL mode that the program is created in.
QString commentWords(const QString &comment, const Environment &environment)
{
    if (comment.isEmpty())
        return {};
    QString text = comment;
    const bool plain = environment.sqlMode.contains("NO_BACKSLASH_ESCAPES"_L1, Qt::CaseInsensitive);
    return "COMMENT "_L1 + (plain ? u'\'' + text.replace(u'\'', u"''"_s) + u'\'' : quotedString(comment));
}

bool isOracle(const Environment &environment)
{
    return environment.sqlMode.split(u',').contains("ORACLE"_L1, Qt::CaseInsensitive);
}

bool isAscii(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

} // namespace

QString quotedDefiner(const QString &definer)
{
    const qsizetype at = definer.lastIndexOf(u'@'); // a user's name may have one, a host can't
    if (at < 0)
        return quotedIdentifier(definer);
    return quotedIdentifier(definer.left(at)) + u'@' + quotedIdentifier(definer.mid(at + 1));
}

QString createSequence(const Sequence &sequence)
{
    QString text = "CREATE SEQUENCE "_L1 + quotedIdentifier(sequence.name);
    if (!sequence.type.isEmpty() && sequence.type != "bigint"_L1)
        text += " AS "_L1 + sequence.type; // MariaDB knows the word from 11.5 on
    const auto add = [&](QLatin1StringView words, const QString &value) {
        if (!value.isEmpty())
            text += u' ' + words + u' ' + value;
    };
    add("START WITH"_L1, sequence.start);
    add("MINVALUE"_L1, sequence.minimum);
    add("MAXVALUE"_L1, sequence.maximum);
    add("INCREMENT BY"_L1, sequence.increment);
    if (sequence.cache == "0"_L1)
        text += " NOCACHE"_L1;
    else
        add("CACHE"_L1, sequence.cache);
    return text + (sequence.cycle ? " CYCLE"_L1 : " NOCYCLE"_L1);
}

QString createView(const View &view)
{
    QString text = u"CREATE "_s;
    if (!view.algorithm.isEmpty())
        text += "ALGORITHM="_L1 + view.algorithm + u' ';
    text += definerWords(view.environment) + "SQL SECURITY "_L1
        + (view.invokerSecurity ? "INVOKER"_L1 : "DEFINER"_L1) + " VIEW "_L1 + quotedIdentifier(view.name)
        + " AS "_L1 + view.definition;
    if (!view.checkOption.isEmpty())
        text += " WITH "_L1 + view.checkOption + " CHECK OPTION"_L1;
    return text;
}

QString createRoutine(const Routine &routine)
{
    const bool function = routine.kind == Routine::Kind::Function;
    QString text = "CREATE "_L1 + definerWords(routine.environment);
    if (routine.aggregate)
        text += "AGGREGATE "_L1;
    text += (function ? "FUNCTION "_L1 : "PROCEDURE "_L1) + quotedIdentifier(routine.name) + u'('
        + routine.parameters + u')';
    if (function)
        text += (isOracle(routine.environment) ? " RETURN "_L1 : " RETURNS "_L1) + routine.returns;
    text += u'\n';
    if (routine.deterministic)
        text += "    DETERMINISTIC\n"_L1;
    if (!routine.dataAccess.isEmpty() && routine.dataAccess != "CONTAINS SQL"_L1)
        text += "    "_L1 + routine.dataAccess + u'\n';
    if (routine.invokerSecurity)
        text += "    SQL SECURITY INVOKER\n"_L1;
    if (!routine.comment.isEmpty())
        text += "    "_L1 + commentWords(routine.comment, routine.environment) + u'\n';
    return text + routine.body;
}

QString createTrigger(const Trigger &trigger, const QString &placement)
{
    QString text = "CREATE "_L1 + definerWords(trigger.environment) + "TRIGGER "_L1
        + quotedIdentifier(trigger.name) + u' ' + trigger.timing + u' ' + trigger.event + " ON "_L1
        + quotedIdentifier(trigger.table) + " FOR EACH ROW"_L1;
    if (!placement.isEmpty())
        text += u' ' + placement;
    return text + u'\n' + trigger.body;
}

QString createEvent(const Event &event)
{
    QString status = u"ENABLE"_s;
    if (event.status.startsWith("SLAVESIDE"_L1) || event.status.startsWith("REPLICA"_L1))
        status = u"DISABLE ON SLAVE"_s;
    else if (event.status == "DISABLED"_L1)
        status = u"DISABLE"_s;
    QString text = "CREATE "_L1 + definerWords(event.environment) + "EVENT "_L1 + quotedIdentifier(event.name)
        + "\n    ON SCHEDULE "_L1 + event.schedule + "\n    ON COMPLETION "_L1
        + (event.preserve ? "PRESERVE"_L1 : "NOT PRESERVE"_L1) + u' ' + status;
    if (!event.comment.isEmpty())
        text += "\n    "_L1 + commentWords(event.comment, event.environment);
    return text + "\n    DO "_L1 + event.body;
}

QString programSettings(const Environment &environment, const QString &sql, const QString &timeZone)
{
    // An empty mode is right for views too: their definition is the server's own text, which needs none.
    QString text = "SET SESSION sql_mode = "_L1 + quotedString(environment.sqlMode);
    if (!environment.charset.isEmpty()) {
        const bool sendable = environment.charset.startsWith("utf8"_L1) || isAscii(sql);
        text += ", character_set_client = "_L1 + (sendable ? environment.charset : u"utf8mb4"_s);
    }
    if (!environment.collation.isEmpty())
        text += ", collation_connection = "_L1 + environment.collation;
    if (!timeZone.isEmpty())
        text += ", time_zone = "_L1 + quotedString(timeZone);
    return text;
}

QString programSettings(const Schema &schema, const ObjectName &object)
{
    if (!schema.contains(object))
        return {};
    const QString sql = createObject(schema, object, Dialect::MariaDb);
    switch (object.kind) {
    case ObjectKind::Table:
    case ObjectKind::Sequence:
        return {};
    case ObjectKind::View:
        return programSettings(schema.views[object.name].environment, sql);
    case ObjectKind::Procedure:
        return programSettings(schema.procedures[object.name].environment, sql);
    case ObjectKind::Function:
        return programSettings(schema.functions[object.name].environment, sql);
    case ObjectKind::Trigger:
        return programSettings(schema.triggers[object.name].environment, sql);
    case ObjectKind::Event: {
        const Event event = schema.events[object.name];
        return programSettings(event.environment, sql, event.timeZone);
    }
    }
    Q_UNREACHABLE_RETURN(QString());
}

} // namespace stemma::schema
