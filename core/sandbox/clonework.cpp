// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/clonework.h"

#include "core/schema/print.h"
#include "core/sql/quoting.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace stemma {

CloneWork::CloneWork(Connection &source, const QString &schema, CloneTarget &target,
                     const CloneOptions &options, std::stop_token stop)
    : m_source(source)
    , m_target(target)
    , m_options(options)
    , m_stop(std::move(stop))
    , m_schema(schema)
{
    m_report.schema = options.targetSchema.isEmpty() ? schema : options.targetSchema;
}

Result<CloneWork::Rows> CloneWork::ask(const QString &sql)
{
    return m_source.query(sql);
}

Result<StatementOutcome> CloneWork::tell(const QString &sql)
{
    return m_target.execute(sql);
}

Result<> CloneWork::tellAsSet(const QString &sql)
{
    return m_target.executeAsSet(sql);
}

Result<QString> CloneWork::tellAndRead(const QString &sql)
{
    return m_target.value(sql);
}

Result<> CloneWork::tellAll(const QStringList &statements)
{
    for (const QString &sql : statements) {
        if (const auto told = tell(sql); !told)
            return Failure(told.error());
    }
    return {};
}

Result<> CloneWork::go(const QString &what, int done, int total)
{
    if (m_stop.stop_requested())
        return failure(ErrorKind::Cancelled, u"Stopped while the schema %1 was copied."_s.arg(m_schema),
                       u"The copy is not whole."_s);
    if (m_options.progress)
        m_options.progress({what, done, total});
    return {};
}

void CloneWork::problem(const char *id, Severity severity, const QString &message, const QString &advice)
{
    Problem problem;
    problem.id = QString::fromLatin1(id);
    problem.severity = severity;
    problem.message = message;
    problem.advice = advice;
    m_report.problems << problem;
}

Result<> CloneWork::refused(const QString &object, const Error &error)
{
    if (error.kind == ErrorKind::ConnectionLost || error.kind == ErrorKind::Cancelled)
        return Failure(error);
    problem("clone-left-out", Severity::Error,
            u"The copy has no %1: %2"_s.arg(object, error.native.isEmpty() ? error.message : error.native),
            u"What needs it can't be tried out on the copy."_s);
    return {};
}

void CloneWork::translate(schema::Schema source, Dialect target)
{
    m_translated = std::move(source);
    m_dialect = target;
}

QString CloneWork::translated(const schema::ObjectName &object) const
{
    return m_translated ? schema::createObject(*m_translated, object, m_dialect) : QString();
}

QString CloneWork::quotedSchema() const
{
    return quotedIdentifier(m_schema);
}

QString CloneWork::literalSchema() const
{
    return quotedString(m_schema);
}

} // namespace stemma
