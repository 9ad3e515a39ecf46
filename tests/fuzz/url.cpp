// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/databaseurl.h"
#include "tests/fuzz/fuzzing.h"

using namespace stemma;
using namespace stemma::fuzzing;
using namespace Qt::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = textOf(data, size);
    if (const Result<DatabaseUrl> url = parseDatabaseUrl(text); !url)
        requireHelp(url.error());

    // Whatever follows a password, and whatever it makes of it.
    const Result<DatabaseUrl> url = parseDatabaseUrl(u"mysql+pymysql://u:"_s + secret + text);
    if (!url) {
        requireHelp(url.error());
        requireDiscretion(errorText(url.error()));
    } else if (text.startsWith("@h/"_L1)) {
        require(url->password.reveal() == secret, "a password ends at the @");
    }
    if (url)
        requireDiscretion(url->settings.display());
    return 0;
}
