// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/clonesession.h"

#include "core/database/connection.h"
#include "core/sql/quoting.h"

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

constexpr int unknownVariable = 1193;

} // namespace

SessionSettings::SessionSettings(Connection &connection)
    : m_connection(connection)
{ }

SessionSettings::~SessionSettings()
{
    for (auto each = m_restoring.crbegin(); each != m_restoring.crend(); ++each)
        (void)m_connection.execute(*each);
}

Result<> SessionSettings::set(const QList<Setting> &settings)
{
    for (const Setting &each : settings) {
        const QString name = QString::fromLatin1(each.variable);
        const auto former = m_connection.query("SELECT @@SESSION."_L1 + name);
        if (!former) {
            if (former.error().nativeCode == unknownVariable)
                continue;
            return Failure(former.error());
        }
        const QVariant value = former->value(0).value(0);
        bool isNumber = false;
        value.toString().toLongLong(&isNumber);
        const QString written = value.isNull() ? u"NULL"_s
            : isNumber                         ? value.toString()
                                               : quotedString(value.toString());
        const QString setting = "SET SESSION "_L1 + name + " = "_L1;
        if (const auto set = m_connection.execute(setting + QString::fromLatin1(each.value)); !set)
            return Failure(set.error());
        m_restoring << setting + written;
    }
    return {};
}

Result<> SessionSettings::use(const QString &schema)
{
    const auto former = m_connection.query(u"SELECT DATABASE()"_s);
    if (!former)
        return Failure(former.error());
    if (const auto used = m_connection.execute("USE "_L1 + quotedIdentifier(schema)); !used)
        return Failure(used.error());
    const QString name = former->value(0).value(0).toString();
    if (!name.isEmpty())
        m_restoring << "USE "_L1 + quotedIdentifier(name);
    return {};
}

} // namespace stemma
