// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/evaluation.h"

namespace stemma {

Evaluation::Evaluation(QString filePath, Dialect wanted)
    : file(std::move(filePath))
    , dialect(wanted)
    , module(*heap.make<Scope>())
{ }

} // namespace stemma
