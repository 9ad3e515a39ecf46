// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/constraintcompiler.h"

#include "core/operations/compilererror.h"
#include "core/operations/names.h"
#include "core/sql/quoting.h"

namespace stemma {

namespace {

// Only these words get into the text, as they were written.
Result<QString> phrase(const QString &clause, const QString &written, const QStringList &allowed)
{
    if (written.isEmpty())
        return QString();
    if (!allowed.contains(written, Qt::CaseInsensitive))
        return refusal(QStringLiteral("%1 %2 is not SQL").arg(clause, written));
    return QString(u' ' + clause + u' ' + written);
}

Result<QString> deferrability(std::optional<bool> deferrable, const QString &initially)
{
    QString text;
    if (deferrable)
        text = *deferrable ? QStringLiteral(" DEFERRABLE") : QStringLiteral(" NOT DEFERRABLE");
    return phrase(QStringLiteral("INITIALLY"), initially,
                  {QStringLiteral("DEFERRED"), QStringLiteral("IMMEDIATE")})
        .transform([&text](const QString &clause) -> QString { return text + clause; });
}

Result<QString> rule(const QString &clause, const QString &written)
{
    return phrase(clause, written,
                  {QStringLiteral("RESTRICT"), QStringLiteral("CASCADE"), QStringLiteral("SET NULL"),
                   QStringLiteral("NO ACTION"), QStringLiteral("SET DEFAULT")});
}

} // namespace

Result<QString> compilePrimaryKey(const PrimaryKey &key, Dialect dialect)
{
    const Result<QString> prefix = constraintPrefix(key.name, dialect);
    if (!prefix)
        return prefix;
    QString text = *prefix + QStringLiteral("PRIMARY KEY (") + columnList(key.columns, dialect) + u')';
    if (!key.mysqlUsing.isEmpty())
        text += QStringLiteral(" USING ") + identifier(key.mysqlUsing, dialect);
    return text;
}

Result<QString> compileUnique(const UniqueConstraint &constraint, Dialect dialect)
{
    const Result<QString> prefix = constraintPrefix(constraint.name, dialect);
    if (!prefix)
        return prefix;
    const Result<QString> deferral = deferrability(constraint.deferrable, constraint.initially);
    if (!deferral)
        return deferral;
    return QString(*prefix + QStringLiteral("UNIQUE (") + columnList(constraint.columns, dialect) + u')'
                   + *deferral);
}

Result<QString> compileCheck(const CheckConstraint &check, Dialect dialect)
{
    const Result<QString> prefix = constraintPrefix(check.name, dialect);
    if (!prefix)
        return prefix;
    return QString(*prefix + QStringLiteral("CHECK (") + check.sql + u')');
}

Result<QString> compileForeignKey(const ForeignKey &key, Dialect dialect)
{
    if (!key.match.isEmpty())
        return refusal(QStringLiteral("MySQL ignores MATCH, and ON UPDATE and ON DELETE with it"));
    if (key.columns.isEmpty() || key.columns.size() != key.referredColumns.size())
        return refusal(QStringLiteral("a foreign key needs as many columns as it refers to"));
    const Result<QString> prefix = constraintPrefix(key.name, dialect);
    if (!prefix)
        return prefix;
    const Result<QString> onDelete = rule(QStringLiteral("ON DELETE"), key.onDelete);
    if (!onDelete)
        return onDelete;
    const Result<QString> onUpdate = rule(QStringLiteral("ON UPDATE"), key.onUpdate);
    if (!onUpdate)
        return onUpdate;
    const Result<QString> deferral = deferrability(key.deferrable, key.initially);
    if (!deferral)
        return deferral;
    const QString clause =
        QStringLiteral("FOREIGN KEY(%1) REFERENCES %2 (%3)")
            .arg(columnList(key.columns, dialect), tableName(key.referredTable, key.referredSchema, dialect),
                 columnList(key.referredColumns, dialect));
    return QString(*prefix + clause + *onDelete + *onUpdate + *deferral);
}

Result<QString> compileAddConstraint(const QString &table, const QString &schema,
                                     const Result<QString> &clause, Dialect dialect)
{
    return clause.transform([&](const QString &text) -> QString {
        return QStringLiteral("ALTER TABLE ") + tableName(table, schema, dialect) + QStringLiteral(" ADD ")
            + text;
    });
}

Result<QString> compileDropConstraint(const DropConstraint &drop, Dialect dialect)
{
    using Type = DropConstraint::Type;
    if (!drop.type)
        return refusal(QStringLiteral("drop_constraint needs type_ on MySQL"),
                       QStringLiteral("Give type_=\"foreignkey\", \"unique\", \"primary\" or \"check\"."));
    QString text = QStringLiteral("ALTER TABLE ") + tableName(drop.table, drop.schema, dialect);
    if (*drop.type == Type::PrimaryKey)
        return QString(text + QStringLiteral(" DROP PRIMARY KEY"));
    if (drop.name.isEmpty())
        return refusal(QStringLiteral("drop_constraint is given no name"));
    const Result<QString> name = constraintName(drop.name, dialect);
    if (!name)
        return name;
    switch (*drop.type) {
    case Type::ForeignKey:
        text += QStringLiteral(" DROP FOREIGN KEY ");
        break;
    case Type::Unique:
        text += QStringLiteral(" DROP INDEX ");
        break;
    case Type::Check:
        text +=
            isMariaDbServer(dialect) ? QStringLiteral(" DROP CONSTRAINT ") : QStringLiteral(" DROP CHECK ");
        break;
    case Type::PrimaryKey:
        break;
    }
    if (drop.ifExists)
        text += QStringLiteral("IF EXISTS ");
    return QString(text + *name);
}

} // namespace stemma
