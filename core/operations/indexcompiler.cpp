// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/indexcompiler.h"

#include "core/operations/compilererror.h"
#include "core/operations/names.h"
#include "core/sql/quoting.h"

namespace stemma {

namespace {

QString partText(const IndexPart &part, Dialect dialect)
{
    QString text;
    switch (part.kind) {
    case IndexPart::Kind::Column:
        text = identifier(part.text, dialect);
        break;
    case IndexPart::Kind::Sql:
        text = part.text;
        break;
    case IndexPart::Kind::Expression:
        text = u'(' + part.text + u')';
        break;
    }
    return part.descending ? text + QStringLiteral(" DESC") : text;
}

Result<QString> partsText(const Index &index, const IndexOptions &options, Dialect dialect)
{
    QStringList parts;
    for (const IndexPart &part : index.parts) {
        QString text = partText(part, dialect);
        std::optional<int> length = options.length;
        if (!options.lengths.isEmpty()) {
            if (part.kind != IndexPart::Kind::Column || part.descending)
                return refusal(QStringLiteral("lengths by column need an index of columns alone"));
            const auto found = options.lengths.constFind(part.text);
            if (found != options.lengths.constEnd())
                length = *found;
        }
        if (length)
            text += u'(' + QString::number(*length) + u')';
        parts << text;
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace

Result<QString> compileCreateIndex(const CreateIndex &create, Dialect dialect)
{
    const Index &index = create.index;
    const IndexOptions &options = dialect == Dialect::MariaDb ? index.mariadb : index.mysql;
    if (index.parts.isEmpty())
        return refusal(QStringLiteral("the index has no columns"));
    Name givenName = index.name;
    if (givenName.isEmpty()) {
        if (index.parts.first().kind != IndexPart::Kind::Column)
            return refusal(QStringLiteral("an index on an expression needs a name"));
        givenName = defaultIndexName(create.table, create.schema, index.parts.first().text);
    }
    const Result<QString> name = constraintName(givenName, dialect);
    if (!name)
        return name;
    const Result<QString> parts = partsText(index, options, dialect);
    if (!parts)
        return parts;

    QString text = QStringLiteral("CREATE ");
    if (index.unique)
        text += QStringLiteral("UNIQUE ");
    if (!options.prefix.isEmpty())
        text += options.prefix + u' ';
    text += QStringLiteral("INDEX ");
    if (create.ifNotExists)
        text += QStringLiteral("IF NOT EXISTS ");
    text += *name + QStringLiteral(" ON ") + tableName(create.table, create.schema, dialect)
        + QStringLiteral(" (") + *parts + u')';
    if (!index.mysql.parser.isEmpty())
        text += QStringLiteral(" WITH PARSER ") + index.mysql.parser;
    if (!index.mysql.usingMethod.isEmpty())
        text += QStringLiteral(" USING ") + identifier(index.mysql.usingMethod, dialect);
    return text;
}

Result<QString> compileDropIndex(const DropIndex &drop, Dialect dialect)
{
    if (drop.name.isEmpty())
        return refusal(QStringLiteral("drop_index is given no name"));
    const QString table = drop.table.isEmpty() ? QStringLiteral("no_table") : drop.table;
    return constraintName(drop.name, dialect).transform([&](const QString &name) -> QString {
        return QStringLiteral("DROP INDEX ") + (drop.ifExists ? QStringLiteral("IF EXISTS ") : QString())
            + name + QStringLiteral(" ON ") + tableName(table, drop.schema, dialect);
    });
}

} // namespace stemma
