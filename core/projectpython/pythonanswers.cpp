// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projectpython/pythonanswers.h"

#include <QFile>

#include <sys/stat.h>

namespace stemma {

PythonAnswers::PythonAnswers(const QStringList &lasting)
    : m_lasting(lasting)
{
    clear();
}

// In whole seconds' file systems as well: the size then says most of it.
PythonAnswers::Stamp PythonAnswers::stampOf(const QString &path)
{
    struct stat found = {};
    if (::stat(QFile::encodeName(path).constData(), &found) != 0)
        return {};
    return {qint64(found.st_mtim.tv_sec) * 1'000'000'000 + found.st_mtim.tv_nsec, qint64(found.st_size)};
}

void PythonAnswers::clear()
{
    const QMutexLocker locker(&m_mutex);
    m_answers.clear();
    m_files.clear();
    for (const QString &path : std::as_const(m_lasting))
        m_files.insert(path, stampOf(path));
}

std::optional<QList<Statement>> PythonAnswers::find(const PythonQuestion &question) const
{
    const QMutexLocker locker(&m_mutex);
    const auto found = m_answers.constFind(question);
    if (found == m_answers.cend() || !isFreshLocked())
        return std::nullopt;
    return *found;
}

QHash<PythonQuestion, QList<Statement>> PythonAnswers::all() const
{
    const QMutexLocker locker(&m_mutex);
    return isFreshLocked() ? m_answers : QHash<PythonQuestion, QList<Statement>>();
}

void PythonAnswers::add(const PythonQuestion &question, const QList<Statement> &statements)
{
    const QMutexLocker locker(&m_mutex);
    m_answers.insert(question, statements);
}

void PythonAnswers::addFiles(const QJsonArray &files)
{
    const QMutexLocker locker(&m_mutex);
    for (const QJsonValue &each : files) {
        const QJsonArray file = each.toArray();
        const qint64 size = qint64(file.at(2).toDouble());
        const Stamp stamp = size < 0 ? Stamp() : Stamp{file.at(1).toString().toLongLong(), size};
        const QString path = file.at(0).toString();
        if (!m_files.contains(path))
            m_files.insert(path, stamp);
    }
}

bool PythonAnswers::isFresh() const
{
    const QMutexLocker locker(&m_mutex);
    return isFreshLocked();
}

bool PythonAnswers::isFreshLocked() const
{
    for (auto file = m_files.cbegin(); file != m_files.cend(); ++file) {
        if (stampOf(file.key()) != *file)
            return false;
    }
    return true;
}

} // namespace stemma
