// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/database/connection.h"

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <functional>
#include <memory>

class QThread;

namespace stemma {

/// A thread that owns one Connection. Work is handed in as functions over the connection and comes back as
/// futures; it runs in the order it was given. Made and destroyed on the window's thread; the destructor
/// stops the thread after the work under way.
class DatabaseThread : public QObject
{
    Q_OBJECT

public:
    explicit DatabaseThread(QObject *parent = nullptr);
    ~DatabaseThread() override;

    /// Opens the connection; a former one is closed first.
    QFuture<Result<ServerInfo>> open(ConnectionSettings settings, Secret password);
    QFuture<void> close();

    /// Runs `work` on the thread with the open connection. Without one the future holds ConnectionFailed.
    template <class T>
    QFuture<Result<T>> run(std::function<Result<T>(Connection &)> work)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        post([promise, work = std::move(work)](Connection *connection) {
            if (connection)
                promise->addResult(work(*connection));
            else
                promise->addResult(Result<T>(notConnected()));
            promise->finish();
        });
        return promise->future();
    }

private:
    static Failure notConnected();
    void post(std::function<void(Connection *)> work);

    class Worker;
    QThread *m_thread = nullptr;
    Worker *m_worker = nullptr;
};

} // namespace stemma
