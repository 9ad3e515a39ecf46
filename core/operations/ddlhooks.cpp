// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/ddlhooks.h"

#include "core/operations/namingconvention.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

class Hooked
{
public:
    Hooked(const DdlHooks &hooks, Dialect dialect, QList<Doubt> &doubts)
        : m_hooks(hooks)
        , m_dialect(QLatin1StringView(dialectName(dialect)))
        , m_doubts(doubts)
    { }

    void doubt(const Doubt &doubt)
    {
        if (!m_doubts.contains(doubt))
            m_doubts << doubt;
    }

    void type(SqlType &type)
    {
        if (type.pythonClass.empty() || m_hooks.types.isEmpty())
            return;
        const QString name =
            nameOfType(QString::fromLatin1(type.pythonClass.data(), qsizetype(type.pythonClass.size())));
        const TypeHook *hook = hookFor(name, m_dialect);
        if (!hook)
            hook = hookFor(name, {});
        if (!hook)
            return;
        if (hook->text)
            type.hookText = *hook->text;
        else
            doubt(hook->otherwise);
    }

    void operator()(CreateTable &op)
    {
        for (Column &column : op.columns)
            type(column.type);
        for (const TableHook &hook : m_hooks.tables) {
            if (std::optional<QList<TableOption>> options = hook.options(op))
                op.options = *std::move(options);
            else
                doubt(hook.otherwise);
        }
    }
    void operator()(AddColumn &op) { type(op.column.type); }
    void operator()(AlterColumn &op)
    {
        // The existing type is only written when no new one is given.
        if (op.type)
            type(*op.type);
        else if (op.existingType)
            type(*op.existingType);
    }
    void operator()(auto &) { }

private:
    const TypeHook *hookFor(const QString &name, const QString &dialect) const
    {
        for (const TypeHook &hook : m_hooks.types) {
            if (hook.typeClass == name && hook.dialect == dialect)
                return &hook;
        }
        return nullptr;
    }

    const DdlHooks &m_hooks;
    const QString m_dialect;
    QList<Doubt> &m_doubts;
};

/// Whether some naming convention would change the operation.
bool isNamedByConvention(const Operation &operation)
{
    static const NamingConvention any = [] {
        NamingConvention all;
        for (const QString &kind : {u"ix"_s, u"uq"_s, u"ck"_s, u"fk"_s, u"pk"_s})
            all.insert(kind, u"_%(constraint_name)s"_s);
        return all;
    }();
    const Result<Operation> named = withNames(operation, any);
    return !named || *named != operation;
}

} // namespace

QString nameOfType(const QString &pythonClass)
{
    // Where one class has the compiler of another, or two names are one class.
    static const QHash<QString, QString> same{
        {u"sqlalchemy.INT"_s, u"sqlalchemy.INTEGER"_s},
        {u"sqlalchemy.Interval"_s, u"sqlalchemy.DateTime"_s},
        {u"sqlalchemy.MatchType"_s, u"sqlalchemy.Boolean"_s},
        {u"sqlalchemy.PickleType"_s, u"sqlalchemy.LargeBinary"_s},
        {u"sqlalchemy.dialects.mysql.BINARY"_s, u"sqlalchemy.BINARY"_s},
        {u"sqlalchemy.dialects.mysql.BLOB"_s, u"sqlalchemy.BLOB"_s},
        {u"sqlalchemy.dialects.mysql.BOOLEAN"_s, u"sqlalchemy.BOOLEAN"_s},
        {u"sqlalchemy.dialects.mysql.DATE"_s, u"sqlalchemy.DATE"_s},
        {u"sqlalchemy.dialects.mysql.JSON"_s, u"sqlalchemy.JSON"_s},
        {u"sqlalchemy.dialects.mysql.VARBINARY"_s, u"sqlalchemy.VARBINARY"_s},
    };
    return same.value(pythonClass, pythonClass);
}

Operation withHooks(const Operation &operation, const DdlHooks &hooks, Dialect dialect, QList<Doubt> &doubts)
{
    if (hooks.isEmpty())
        return operation;
    Operation hooked = operation;
    Hooked visitor(hooks, dialect, doubts);
    std::visit(visitor, hooked);
    for (const OpaqueHook &hook : hooks.opaque) {
        if (hook.kinds & (OperationKinds(1) << operation.index()))
            visitor.doubt(hook.doubt);
    }
    if (hooks.names && isNamedByConvention(operation))
        visitor.doubt(*hooks.names);
    return hooked;
}

} // namespace stemma
