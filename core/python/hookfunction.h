// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/tableoperations.h"
#include "core/python/syntaxtree.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>

namespace stemma {

/// A function by which a project hooks into SQLAlchemy, worked out as a revision's functions are: nothing of
/// it is run. May be asked from several threads at once; the syntax tree must live as long.
class HookFunction
{
public:
    /// `definition` is the `def`. `constants` holds the names of its module that it may read: their literal,
    /// or a null node for what isn't one for sure.
    HookFunction(const Node &definition, QHash<QString, Node> constants);

    /// All names that stand in a function, whatever they are.
    static QStringList namesIn(const Node &definition);

    /// The names of its parameters in their order.
    static QStringList parametersOf(const Node &definition);

    /// What a compiler of types returns for any type and compiler; nothing when that isn't one text.
    std::optional<QString> text() const;

    /// The options of a table when the function has been called with it and its MetaData; nothing where more
    /// than the options may have been changed.
    std::optional<QList<TableOption>> optionsAfter(const CreateTable &table) const;

private:
    Node m_definition;
    QHash<QString, Node> m_constants;
};

/// Whether that is one of SQLAlchemy's types that MySQL has, by its name: "sqlalchemy.DateTime".
bool isTypeName(const QString &name);

} // namespace stemma
