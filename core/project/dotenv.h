// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/problem.h"
#include "core/base/result.h"

#include <QHash>
#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace stemma {

/// A .env file under the rules of python-dotenv: `KEY=value`, `export`, comments, 'single' and "double"
/// quotes that may span lines, escapes inside them, and ${NAME} or ${NAME:-default} in every value. A line
/// that can't be understood becomes a problem; the others are kept. No text of it repeats a value.
class DotEnv
{
public:
    struct Value
    {
        QString text;
        Place place;

        bool operator==(const Value &) const = default;
    };

    /// What the process's environment says for a name; it wins over the file in ${NAME}.
    using Environment = std::function<std::optional<QString>(const QString &)>;

    static DotEnv parse(const QString &text, const QString &file, const Environment &environment);

    /// The last value given to a name.
    std::optional<Value> value(const QString &name) const;
    const QList<Problem> &problems() const { return m_problems; }

private:
    QHash<QString, Value> m_values;
    QList<Problem> m_problems;

    friend class DotEnvParser;
};

} // namespace stemma
