// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace stemma {

/// A freshly installed data folder, kept in the user's cache so that the next sandbox copies it instead of
/// installing. It is written aside and renamed: one that was interrupted is never used. A cache that can't be
/// written to costs only time.
class ServerTemplate
{
public:
    explicit ServerTemplate(const QString &key);

    /// False when there is no template or it could not be copied whole; `target` is then not there.
    bool copyTo(const QString &target) const;

    /// Keeps a copy of an installed data folder whose server is not running.
    void store(const QString &source) const;

    /// Forgets a template that no server would start from.
    void discard() const;

    const QString &path() const { return m_path; }

private:
    QString m_folder;
    QString m_path;
};

} // namespace stemma
