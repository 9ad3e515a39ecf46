// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projectpython/passwordmask.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

const QString mask = u"***"_s;

// Up to the last @ before a slash, blank or quote: passwords may have an @ of their own.
const QRegularExpression &passwordInUrl()
{
    static const QRegularExpression expression(
        u"([A-Za-z][\\w+.-]*://[^\\s:/@'\"]*:)([^\\s'\"]*)@(?=[^@\\s'\"]*)"_s);
    return expression;
}

bool isNamedSecret(const QString &name)
{
    static const QRegularExpression secret(u"PASSW|PWD$|SECRET|TOKEN|PRIVATE_?KEY|API_?KEY"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    return name != "PWD"_L1 && name != "OLDPWD"_L1 && secret.match(name).hasMatch();
}

} // namespace

void PasswordMask::add(const QString &password)
{
    const QString written = QString::fromLatin1(QUrl::toPercentEncoding(password));
    for (const QString &form : {password, written, QUrl::fromPercentEncoding(password.toUtf8())}) {
        if (!form.isEmpty() && form != mask && !m_passwords.contains(Secret(form)))
            m_passwords << Secret(form);
    }
    std::ranges::sort(m_passwords, std::greater(), [](const Secret &one) { return one.reveal().size(); });
}

void PasswordMask::addUrl(const QString &url)
{
    if (const auto match = passwordInUrl().match(url); match.hasMatch())
        add(match.captured(2));
}

void PasswordMask::addVariables(const QProcessEnvironment &variables)
{
    for (const QString &name : variables.keys()) {
        const QString value = variables.value(name);
        if (isNamedSecret(name) && value.size() > 3)
            add(value);
        else
            addUrl(value);
    }
}

QString PasswordMask::masked(QString text) const
{
    text.replace(passwordInUrl(), u"\\1***@"_s);
    for (const Secret &password : m_passwords) {
        if (password.reveal().size() > 2) {
            text.replace(password.reveal(), mask);
        } else { // where it stands alone: else it would be any letter
            text.replace(QRegularExpression(u"(?<!\\w)"_s + QRegularExpression::escape(password.reveal())
                                            + u"(?!\\w)"_s),
                         mask);
        }
    }
    return text;
}

} // namespace stemma
