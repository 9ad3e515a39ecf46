// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/problem.h"
#include "core/project/mainoption.h"
#include "core/project/pythonsources.h"

#include <QList>
#include <QString>

#include <optional>

namespace stemma {

/// The text arguments that env.py hands to context.configure(), by looking at it. Several calls (offline and
/// online) have to agree; dictionaries that are passed on as `**options` count too.
class ContextArguments
{
public:
    ContextArguments(const PythonModule &environment, PythonSources &sources, MainOption mainOption);

    /// The value of version_table or version_table_schema; `standard` when env.py says nothing, or None. What
    /// isn't one value for sure becomes a problem "version-table-unknown".
    QString text(const QString &key, const QString &standard);

    /// Where context.configure() is handed arguments that can't be seen: `**app.options`. 0: nowhere.
    int hiddenArgumentsLine() const;

    const QList<Problem> &problems() const { return m_problems; }

private:
    struct Mention
    {
        std::optional<QString> value; ///< nothing: only running would tell
        int line = 0;
    };

    Mention mention(const Node &written, const QString &standard);
    bool isSplat(const Node &call) const;
    void unknown(const QString &message, int line);
    void offlineDiffers(const QString &key, int line);

    const PythonModule &m_environment;
    PythonSources &m_sources;
    MainOption m_mainOption;
    QList<Node> m_configures; ///< calls of context.configure()
    QList<Problem> m_problems;
};

} // namespace stemma
