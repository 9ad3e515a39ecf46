// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/evaluation.h"

#include "core/python/projectmodule.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace stemma {

Evaluation::Evaluation(QString filePath, EvaluationContext surroundings)
    : file(std::move(filePath))
    , context(std::move(surroundings))
    , dialect(context.dialect)
    , module(*heap.make<Scope>())
{ }

void Evaluation::spoil(const QString &reason, int line)
{
    if (spoiled)
        return;
    if (current) {
        const QString name = QFileInfo(current->file.file).fileName();
        spoiled = Unknowable{u"%1 (%2, line %3)"_s.arg(reason, name).arg(line), site ? site->first : 0};
        return;
    }
    spoiled = Unknowable{reason, line};
}

ForeignCode::ForeignCode(Evaluation &run, const ProjectModule *module, const Node &call)
    : m_run(run)
    , m_before(run.current)
    , m_siteBefore(run.site)
{
    if (!run.current && module && call)
        run.site = SourceLines{call.line(), call.endLine()};
    run.current = module;
}

ForeignCode::~ForeignCode()
{
    m_run.current = m_before;
    m_run.site = m_siteBefore;
}

} // namespace stemma
