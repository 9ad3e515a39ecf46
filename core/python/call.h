// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/knownfunction.h"
#include "core/python/syntaxtree.h"
#include "core/python/value.h"

#include <QList>
#include <QStringList>

#include <optional>
#include <utility>
#include <vector>

namespace stemma {

class Evaluation;

/// The arguments of a call, evaluated, not yet given to parameters.
struct Arguments
{
    QList<Value> positional;
    QList<std::pair<QString, Value>> keywords;
};

/// One call of a known function, its arguments given to parameters. The readers throw Unknowable for values
/// of another type, and for unknown ones.
class Call
{
public:
    Call(Evaluation &evaluation, const KnownEntry &known, Value self, const Node &node);

    /// Throws Unknowable when they don't fit the signature.
    void bind(const Arguments &arguments);

    Evaluation &evaluation;
    const KnownEntry &known;
    const Value self;
    const Node node; ///< the call's own lines are the place of its SQL

    const Value *given(std::string_view name) const; ///< nullptr when it was left out
    Value value(std::string_view name) const; ///< None when it was left out
    const Value *raw(std::string_view name) const; ///< as given(), but unknown values pass
    const QList<Value> &rest() const { return m_rest; }
    const QList<std::pair<QString, Value>> &keywords() const { return m_keywords; }

    QString string(std::string_view name) const;
    std::optional<QString> optionalString(std::string_view name) const; ///< nothing for None too
    bool flag(std::string_view name, bool otherwise) const; ///< None counts as left out
    std::optional<bool> optionalFlag(std::string_view name) const; ///< nothing for None too
    std::optional<qint64> optionalInteger(std::string_view name) const;
    QStringList strings(std::string_view name) const; ///< a list, a tuple, or one string alone

    /// "op.add_column()", as people write it.
    QString title() const;
    [[noreturn]] void refuse(const QString &what) const; ///< "calls op.x() with <what>"

private:
    qsizetype indexOf(std::string_view name) const;

    std::vector<std::optional<Value>> m_values; ///< by parameter
    QList<Value> m_rest;
    QList<std::pair<QString, Value>> m_keywords;
};

/// How people write a known name: "sa.Column" for "sqlalchemy.Column".
QString shortName(const QString &name);

} // namespace stemma
