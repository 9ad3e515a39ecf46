// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/value.h"

#include <memory>
#include <vector>

namespace stemma {

/// Owns every Object of one evaluation. Objects may refer to each other in circles; all end together.
class Heap
{
public:
    template <class T, class... Arguments>
    T *make(Arguments &&...arguments)
    {
        auto owned = std::make_unique<T>(std::forward<Arguments>(arguments)...);
        T *object = owned.get();
        m_objects.push_back(std::move(owned));
        return object;
    }

private:
    std::vector<std::unique_ptr<Object>> m_objects;
};

} // namespace stemma
