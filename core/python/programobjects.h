// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/evaluation.h"
#include "core/python/textprogram.h"
#include "core/python/value.h"

namespace stemma {

/// What the functions of one text program share.
class ProgramState : public Object
{
public:
    explicit ProgramState(const TextProgram &textProgram)
        : program(textProgram)
    { }
    QString tag() const override { return QStringLiteral("program"); }
    QString description() const override { return QStringLiteral("the template"); }

    const TextProgram &program;
    QString written;
};

/// A name that nobody has bound: false, and an error where its text is asked for.
class UndefinedObject : public Object
{
public:
    explicit UndefinedObject(QString undefinedName)
        : name(std::move(undefinedName))
    { }
    QString tag() const override { return QStringLiteral("undefined"); }
    QString description() const override { return QStringLiteral("the name ") + name; }
    std::optional<bool> truth() const override { return false; }
    std::optional<QString> text() const override;

    const QString name;
};

Value programValue(Evaluation &run, const ProgramValue &value);

/// Binds the functions and objects that every program sees.
void bindProgramNames(Evaluation &run, ProgramState &state);

} // namespace stemma
