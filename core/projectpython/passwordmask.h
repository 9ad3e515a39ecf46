// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <QList>
#include <QProcessEnvironment>
#include <QString>

namespace stemma {

/// Takes passwords out of what a project's code has said: those it is told of, each as it is and as a URL
/// writes it, and whatever stands where a URL has its password. A value.
class PasswordMask
{
public:
    void add(const QString &password);
    void addUrl(const QString &url); ///< the password in it, where there is one
    void addVariables(const QProcessEnvironment &variables); ///< those named so, and URLs

    QString masked(QString text) const;

private:
    QList<Secret> m_passwords; ///< the longest first
};

} // namespace stemma
