// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/namingconvention.h"

#include "core/operations/compilererror.h"
#include "core/operations/tablekey.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

/// What the tokens of a template speak of.
struct Subject
{
    QString table;
    QString schema;
    QStringList columns; ///< those that SQLAlchemy sees: none of an SQL text's
    const ForeignKey *key = nullptr;
    bool resolvesKey = false; ///< the table that the key refers to is known there
};

class Namer
{
public:
    explicit Namer(const NamingConvention &convention)
        : m_convention(convention)
    { }

    std::optional<Error> error;

    /// The convention's word about a name; `kind` is "ix", "uq" …
    void name(Name &name, const QString &kind, const Subject &subject)
    {
        const auto rule = m_convention.constFind(kind);
        if (name.isFinal || error)
            return;
        if (rule == m_convention.cend()) {
            if (kind == "ix"_L1 && name.isEmpty())
                fail(u"an index without a name, for which the naming convention has no \"ix\""_s);
            return;
        }
        if (!name.isEmpty() && !rule->contains("constraint_name"_L1))
            return;
        const QString text = filled(*rule, name.text, subject);
        if (!error)
            name = Name(text, true);
    }

private:
    void fail(const QString &reason)
    {
        if (!error)
            error = refusal(reason).error();
    }

    // Python's % with a dictionary, for the one form that conventions use.
    QString filled(const QString &rule, const QString &given, const Subject &subject)
    {
        static const QRegularExpression token(u"%(?:%|\\((\\w+)\\)s)?"_s);
        QString text;
        qsizetype from = 0;
        for (const QRegularExpressionMatch &match : token.globalMatch(rule)) {
            text += QStringView(rule).mid(from, match.capturedStart() - from);
            from = match.capturedEnd();
            if (match.captured() == "%%"_L1)
                text += u'%';
            else if (match.hasCaptured(1))
                text += value(match.captured(1), given, subject);
            else
                fail(u"a naming convention that can't be read: %1"_s.arg(rule));
        }
        return text + QStringView(rule).mid(from);
    }

    QString value(const QString &token, const QString &given, const Subject &subject)
    {
        static const QRegularExpression column(u"\\A(referred_)?column_(\\d+)(_?N)?_(name|label|key)\\z"_s);
        if (m_convention.contains(token)) {
            fail(u"a naming convention whose %(%1)s the project's code makes"_s.arg(token));
            return {};
        }
        if (token == "table_name"_L1)
            return subject.table;
        if (token == "constraint_name"_L1) {
            if (given.isEmpty())
                fail(u"a constraint without a name, which the naming convention asks for"_s);
            return given;
        }
        if (token == "referred_table_name"_L1) {
            if (!subject.key)
                fail(u"a naming convention with %(referred_table_name)s for what is no foreign key"_s);
            return subject.key ? subject.key->referredTable : QString();
        }
        const QRegularExpressionMatch match = column.match(token);
        if (!match.hasMatch()) {
            fail(u"a naming convention with the token %1, which is not known here"_s.arg(token));
            return {};
        }
        return columns(match, subject);
    }

    QString columns(const QRegularExpressionMatch &match, const Subject &subject)
    {
        const bool isReferred = match.hasCaptured(1);
        const QString what = match.captured(4);
        if (isReferred && (!subject.key || !subject.resolvesKey || what != "name"_L1)) {
            fail(u"a naming convention with %(%1)s, whose table is not known here"_s.arg(match.captured()));
            return {};
        }
        QStringList names = isReferred ? subject.key->referredColumns : subject.columns;
        if (what == "label"_L1) {
            const QString schema =
                subject.schema.isEmpty() ? QString() : QString(subject.schema).replace(u'.', u'_') + u'_';
            for (QString &each : names)
                each = schema + subject.table + u'_' + each;
        }
        if (match.hasCaptured(3)) {
            if (match.captured(2) != "0"_L1)
                fail(u"a naming convention with %(%1)s, which SQLAlchemy refuses"_s.arg(match.captured()));
            return names.join(match.captured(3).startsWith(u'_') ? u"_"_s : QString());
        }
        return names.value(match.captured(2).toInt());
    }

    const NamingConvention &m_convention;
};

Subject subjectOf(const QString &table, const QString &schema, const QStringList &columns = {})
{
    return {table, schema, columns, nullptr, false};
}

Subject keySubject(const QString &table, const QString &schema, const ForeignKey &key, bool resolves)
{
    return {table, schema, key.columns, &key, resolves};
}

QStringList columnsOf(const Index &index)
{
    QStringList columns;
    for (const IndexPart &part : index.parts) {
        if (part.kind == IndexPart::Kind::Column)
            columns << part.text;
    }
    return columns;
}

bool hasTypeCheck(const SqlType &type)
{
    return type.createConstraint && (type.name == SqlType::Name::Boolean || type.name == SqlType::Name::Enum);
}

/// One overload an operation that names something.
struct Visitor
{
    Namer &namer;

    void column(Column &column, const QString &table, const QString &schema)
    {
        const Subject own = subjectOf(table, schema, {column.name});
        if (column.unique && !column.index)
            namer.name(column.uniqueName, u"uq"_s, own);
        if (column.index)
            namer.name(column.indexName, u"ix"_s, own);
        if (hasTypeCheck(column.type)) {
            Name name(column.type.constraintName);
            namer.name(name, u"ck"_s, own);
            column.typeCheckName = name;
        }
        for (ForeignKey &key : column.foreignKeys) {
            ForeignKey whole = key;
            whole.columns = {column.name};
            namer.name(key.name, u"fk"_s, keySubject(table, schema, whole, false));
        }
        for (CheckConstraint &check : column.checks)
            namer.name(check.name, u"ck"_s, subjectOf(table, schema));
    }

    void operator()(CreateTable &op)
    {
        bool hasKey = false;
        for (TableConstraint &constraint : op.constraints) {
            if (auto *primary = std::get_if<PrimaryKey>(&constraint)) {
                namer.name(primary->name, u"pk"_s, subjectOf(op.name, op.schema, primary->columns));
                hasKey = true;
            } else if (auto *unique = std::get_if<UniqueConstraint>(&constraint)) {
                namer.name(unique->name, u"uq"_s, subjectOf(op.name, op.schema, unique->columns));
            } else if (auto *check = std::get_if<CheckConstraint>(&constraint)) {
                namer.name(check->name, u"ck"_s, subjectOf(op.name, op.schema));
            } else if (auto *key = std::get_if<ForeignKey>(&constraint)) {
                namer.name(key->name, u"fk"_s, keySubject(op.name, op.schema, *key, false));
            }
        }
        if (!hasKey) {
            // The first column that says primary_key is the one that the name is made of, wherever the key
            // puts it later.
            QStringList columns;
            for (const Column &each : op.columns) {
                if (each.primaryKey)
                    columns << each.name;
            }
            if (!columns.isEmpty())
                namer.name(op.primaryKeyName, u"pk"_s, subjectOf(op.name, op.schema, columns));
        }
        for (Column &each : op.columns)
            column(each, op.name, op.schema);
        for (Index &index : op.indexes)
            namer.name(index.name, u"ix"_s, subjectOf(op.name, op.schema, columnsOf(index)));
    }
    void operator()(AddColumn &op) { column(op.column, op.table, op.schema); }
    void operator()(AlterColumn &op)
    {
        if (!op.type || !hasTypeCheck(*op.type))
            return;
        Name name(op.type->constraintName);
        namer.name(name, u"ck"_s, subjectOf(op.table, op.schema, {op.column}));
        op.type->constraintName = name.text;
    }
    void operator()(CreateIndex &op)
    {
        namer.name(op.index.name, u"ix"_s, subjectOf(op.table, op.schema, columnsOf(op.index)));
    }
    void operator()(DropIndex &op)
    {
        if (!op.name.isEmpty())
            namer.name(op.name, u"ix"_s, subjectOf(op.table.isEmpty() ? u"no_table"_s : op.table, op.schema));
    }
    void operator()(CreateForeignKey &op)
    {
        namer.name(op.key.name, u"fk"_s, keySubject(op.table, op.schema, op.key, true));
    }
    void operator()(CreateUniqueConstraint &op)
    {
        namer.name(op.constraint.name, u"uq"_s, subjectOf(op.table, op.schema, op.constraint.columns));
    }
    void operator()(CreateCheckConstraint &op)
    {
        namer.name(op.constraint.name, u"ck"_s, subjectOf(op.table, op.schema));
    }
    void operator()(CreatePrimaryKey &op)
    {
        namer.name(op.key.name, u"pk"_s, subjectOf(op.table, op.schema, op.key.columns));
    }
    void operator()(DropConstraint &op)
    {
        using Type = DropConstraint::Type;
        if (!op.type || op.name.isEmpty())
            return;
        const QString kind = *op.type == Type::ForeignKey ? u"fk"_s
            : *op.type == Type::Unique                    ? u"uq"_s
            : *op.type == Type::Check                     ? u"ck"_s
                                                          : u"pk"_s;
        namer.name(op.name, kind, subjectOf(op.table, op.schema));
    }
    void operator()(auto &) { }
};

} // namespace

Result<Operation> withNames(const Operation &operation, const NamingConvention &convention)
{
    if (convention.isEmpty())
        return operation;
    Operation named = operation;
    Namer namer(convention);
    std::visit(Visitor{namer}, named);
    if (namer.error)
        return std::unexpected(*namer.error);
    return named;
}

} // namespace stemma
