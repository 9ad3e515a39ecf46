// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/connection.h"
#include "core/sandbox/clonetarget.h"
#include "core/sandbox/schemaclone.h"
#include "core/schema/schema.h"
#include "core/sql/dialect.h"

#include <QSet>
#include <QStringList>

#include <optional>

namespace stemma {

/// What the steps of a clone share: both ends, the options, the report.
class CloneWork
{
public:
    using Rows = QList<QVariantList>;

    CloneWork(Connection &source, const QString &schema, CloneTarget &target, const CloneOptions &options,
              std::stop_token stop);

    const CloneOptions &options() const { return m_options; }
    const QString &schema() const { return m_schema; }
    CloneReport &report() { return m_report; }

    Result<Rows> ask(const QString &sql); ///< the source
    Result<StatementOutcome> tell(const QString &sql); ///< the target, as CloneTarget does
    Result<> tellAsSet(const QString &sql);
    Result<QString> tellAndRead(const QString &sql); ///< the target's first value
    Result<> tellAll(const QStringList &statements);

    /// Cancelled when a stop was asked for; else tells the progress.
    Result<> go(const QString &what, int done, int total);

    void problem(const char *id, Severity severity, const QString &message, const QString &advice = {});
    /// An object that could not be made: said, unless the connection is lost.
    Result<> refused(const QString &object, const Error &error);

    /// The target is of the other kind of server: what it refuses in the source's words is tried in its own.
    void translate(schema::Schema source, Dialect target);
    bool isTranslating() const { return m_translated.has_value(); }
    QString translated(const schema::ObjectName &object) const; ///< empty without

    QString quotedSchema() const; ///< the source's
    QString literalSchema() const;

private:
    Connection &m_source;
    CloneTarget &m_target;
    const CloneOptions &m_options;
    std::stop_token m_stop;
    QString m_schema;
    std::optional<schema::Schema> m_translated;
    Dialect m_dialect = Dialect::MariaDb;
    CloneReport m_report;
};

} // namespace stemma
