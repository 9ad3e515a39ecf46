// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/connection.h"
#include "core/schema/schema.h"
#include "core/sql/dialect.h"

#include <QString>
#include <QStringList>

namespace stemma {

/// Proves on a server that the statements for a pair of schemas do what they are for. Each schema is made in
/// a database of its own and read back; from then on only what was read counts.
class PairProof
{
public:
    enum class Outcome {
        Proved,
        NotMade, ///< the server refuses one of the two schemas: a fault of the random schema
        Failed,
    };

    PairProof(Connection &connection, Dialect dialect)
        : m_connection(connection)
        , m_dialect(dialect)
    { }

    /// The first is made the second and then again the first; each must then be equal to what it was made
    /// to be, and be made again elsewhere from its own print.
    Outcome prove(const schema::Schema &first, const schema::Schema &second);

    QString report() const { return m_report; } ///< of what was not made, or failed
    int statements() const { return m_statements; } ///< applied between schemas, in all

private:
    bool freshDatabase(const QString &name);
    bool make(const QString &database, const schema::Schema &schema, schema::Schema &read);
    bool change(const QString &database, const schema::Schema &from, const schema::Schema &to,
                const QString &what);
    bool run(const QString &database, const QStringList &statements);
    bool read(const QString &database, schema::Schema &schema);
    bool isConsistent(const schema::Schema &from, const schema::Schema &to);

    Connection &m_connection;
    Dialect m_dialect;
    QString m_report;
    int m_statements = 0;
};

} // namespace stemma
