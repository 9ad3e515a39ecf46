// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/value.h"

#include <QString>
#include <QStringList>

namespace stemma {

class Evaluation;

/// The module of that name: a ModuleObject where some of its names are in the table of known functions, else
/// an ExternalObject. Modules that only repeat another one's names ("sqlalchemy.types") become that one.
Value importModule(Evaluation &run, const QString &name);

/// A name of a module: a known function, a known constant's value, a submodule, or an ExternalObject.
Value moduleAttribute(Evaluation &run, const QString &module, const QString &name);

/// What `from module import *` binds, for modules that are known as a whole; empty for others.
QStringList namesOfModule(const QString &module);

} // namespace stemma
