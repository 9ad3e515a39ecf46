// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/functiontable.h"

#include <QHash>

#include <memory>

namespace stemma {

namespace {

std::string_view trimmed(std::string_view text)
{
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

class Table
{
public:
    Table()
    {
        for (const KnownFunctions part :
             {builtinFunctions(), conversionFunctions(), stringMethods(), containerMethods(),
              standardModules(),  fileAccess(),          sqlTypes(),      mysqlTypes(),
              foreignTypes(),     typeMethods(),         schemaItems(),   sqlExpressions(),
              sqlFunctions(),     sqlConditions(),       dmlFunctions(),  columnItems(),
              alembicObjects(),   tableCalls(),          columnCalls(),   constraintCalls(),
              dataCalls(),        inspectorFunctions()}) {
            for (const KnownFunction &function : part) {
                const QString name = QLatin1String(function.name);
                Q_ASSERT_X(!m_entries.contains(name), function.name, "is known twice");
                m_entries.insert(
                    name, std::make_shared<const KnownEntry>(&function, Signature(function.signature)));
                m_names.append(name);
            }
        }
    }

    const KnownEntry *find(const QString &name) const { return m_entries.value(name).get(); }
    const QStringList &names() const { return m_names; }

private:
    QHash<QString, std::shared_ptr<const KnownEntry>> m_entries;
    QStringList m_names;
};

const Table &table()
{
    static const Table only;
    return only;
}

} // namespace

Signature::Signature(const char *text)
{
    std::string_view rest = text ? text : "";
    bool keywordOnly = false;
    while (!rest.empty()) {
        const size_t comma = rest.find(',');
        std::string_view name = trimmed(rest.substr(0, comma));
        rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
        if (name.starts_with("**")) {
            takesKeywords = true;
        } else if (name.starts_with("*")) {
            takesRest = takesRest || name.size() > 1;
            keywordOnly = true;
        } else if (!name.empty()) {
            const bool optional = name.ends_with("?");
            if (optional)
                name.remove_suffix(1);
            parameters.append({name, !optional, keywordOnly});
        }
    }
}

const KnownEntry *findKnown(const QString &name)
{
    return table().find(name);
}

const QStringList &knownNames()
{
    return table().names();
}

} // namespace stemma
