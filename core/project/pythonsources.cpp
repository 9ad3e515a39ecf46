// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/pythonsources.h"

#include "core/project/textfile.h"
#include "core/python/sourcetext.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

constexpr int deepestChain = 12;
constexpr int mostModules = 50; // a chain of imports reads a handful; this is for those that don't end

} // namespace

PythonSources::PythonSources(QStringList importFolders)
{
    for (const QString &folder : importFolders) {
        const QString real = QFileInfo(folder).canonicalFilePath();
        if (!real.isEmpty() && !m_folders.contains(real))
            m_folders << real;
    }
}

QString PythonSources::fileOf(const QString &module) const
{
    static const QRegularExpression dotted(u"\\A\\w+(\\.\\w+)*\\z"_s);
    if (!dotted.match(module).hasMatch())
        return {};
    QSet<QString> found;
    for (const QString &folder : m_folders) {
        const QString path = folder + u'/' + QString(module).replace(u'.', u'/');
        for (const QString &end : {u"/__init__.py"_s, u".py"_s}) {
            const QString file = path + end;
            if (QFileInfo(file).isFile())
                found.insert(QFileInfo(file).canonicalFilePath());
        }
    }
    return found.size() == 1 ? *found.cbegin() : QString();
}

QString PythonSources::absoluteName(const PythonModule &importing, const QString &written) const
{
    if (!written.startsWith(u'.'))
        return written;
    qsizetype dots = 0;
    while (dots < written.size() && written[dots] == u'.')
        ++dots;
    const QString file = QFileInfo(importing.file()).canonicalFilePath();
    QString folder = QFileInfo(file).path();
    for (qsizetype i = 1; i < dots; ++i)
        folder = QFileInfo(folder).path();
    for (const QString &top : m_folders) {
        if (!folder.startsWith(top + u'/'))
            continue;
        const QString package = folder.sliced(top.size() + 1).replace(u'/', u'.');
        return dots == written.size() ? package : package + u'.' + written.sliced(dots);
    }
    return {};
}

const PythonModule *PythonSources::module(const QString &name)
{
    if (const auto known = m_modules.constFind(name); known != m_modules.cend())
        return known->get();
    std::shared_ptr<PythonModule> read;
    const QString file = m_modules.size() < mostModules ? fileOf(name) : QString();
    if (!file.isEmpty()) {
        if (const Result<QByteArray> bytes = readFileBytes(file))
            read = std::make_shared<PythonModule>(decodeSource(*bytes).utf8, file);
    }
    m_modules.insert(name, read);
    return read.get();
}

std::optional<PythonUse> PythonSources::resolved(const PythonUse &use)
{
    return resolved(use, 0);
}

std::optional<PythonUse> PythonSources::resolved(const PythonUse &use, int depth)
{
    if (depth > deepestChain || use.node.isNull())
        return std::nullopt;
    if (use.node.is("parenthesized_expression"))
        return resolved({use.module, use.node.child(0)}, depth + 1);
    if (use.node.is("identifier"))
        return definition(*use.module, use.node.text(), false, depth + 1);
    if (use.node.is("attribute")) {
        // models.Base, where models is a module.
        const QString name = moduleNamed(*use.module, use.node.field("object"));
        if (name.isEmpty())
            return use;
        const PythonModule *in = module(name);
        return in ? definition(*in, use.node.field("attribute").text(), true, depth + 1) : std::nullopt;
    }
    return use;
}

// The module that `a` or `a.b.c` stands for; empty when it stands for anything else.
QString PythonSources::moduleNamed(const PythonModule &module, const Node &node) const
{
    QStringList names;
    Node at = node;
    for (; at.is("attribute"); at = at.field("object"))
        names.prepend(at.field("attribute").text());
    if (!at.is("identifier"))
        return {};
    const auto import = module.import(at.text());
    if (!import)
        return {};
    const QString from = absoluteName(module, import->module);
    if (from.isEmpty())
        return {};
    if (!import->name.isEmpty())
        names.prepend(import->name);
    names.prepend(from);
    const QString name = names.join(u'.');
    return fileOf(name).isEmpty() ? QString() : name;
}

std::optional<PythonUse> PythonSources::definition(const PythonModule &module, const QString &name,
                                                   bool isImported, int depth)
{
    if (depth > deepestChain)
        return std::nullopt;
    std::optional<PythonUse> result;
    for (const PythonModule::Definition &each : module.definitions(name)) {
        if (isImported && each.isInFunction)
            continue;
        if (each.node.isNull())
            return std::nullopt;
        const bool isSame = !result || result->node.bytes() == each.node.bytes();
        if (!isSame)
            return std::nullopt;
        result = PythonUse{&module, each.node};
    }
    const auto import = module.import(name);
    if (result)
        return import ? std::nullopt : resolved(*result, depth + 1);
    if (import)
        return imported(module, *import, depth + 1);
    // `from x import *` may bring it, and nothing else can.
    for (const PythonModule::Import &each : module.imports()) {
        if (each.name != "*"_L1)
            continue;
        if (const auto found = imported(module, {each.module, name, each.line}, depth + 1))
            return found;
    }
    return std::nullopt;
}

std::optional<PythonUse> PythonSources::imported(const PythonModule &by, const PythonModule::Import &import,
                                                 int depth)
{
    if (import.name.isEmpty())
        return std::nullopt;
    const QString name = absoluteName(by, import.module);
    const PythonModule *from = name.isEmpty() ? nullptr : module(name);
    return from ? definition(*from, import.name, true, depth + 1) : std::nullopt;
}

} // namespace stemma
