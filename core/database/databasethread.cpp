// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/databasethread.h"

#include <QThread>

#include <atomic>

namespace stemma {

/// Lives on the thread, and so does its connection from opening to closing.
class DatabaseThread::Worker : public QObject
{
public:
    std::unique_ptr<Connection> connection;
    std::atomic_bool stopping = false;
};

DatabaseThread::DatabaseThread(QObject *parent)
    : QObject(parent)
    , m_thread(new QThread(this))
    , m_worker(new Worker)
{
    m_thread->setObjectName(QStringLiteral("database"));
    m_worker->moveToThread(m_thread);
    // Deferred deletion at the thread's end runs on the thread: the connection is closed where it was opened.
    connect(m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread->start();
}

DatabaseThread::~DatabaseThread()
{
    m_worker->stopping = true;
    m_thread->quit();
    m_thread->wait();
}

void DatabaseThread::post(std::function<void(Connection *)> work)
{
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, work = std::move(work)] {
            // Work not begun when the object goes is dropped; its promise then cancels the future.
            if (!worker->stopping)
                work(worker->connection.get());
        },
        Qt::QueuedConnection);
}

QFuture<Result<ServerInfo>> DatabaseThread::open(ConnectionSettings settings, Secret password)
{
    auto promise = std::make_shared<QPromise<Result<ServerInfo>>>();
    promise->start();
    post([promise, worker = m_worker, settings = std::move(settings),
          password = std::move(password)](Connection *) {
        worker->connection.reset();
        auto opened = Connection::open(settings, password);
        if (opened) {
            worker->connection = std::move(*opened);
            promise->addResult(Result<ServerInfo>(worker->connection->server()));
        } else {
            promise->addResult(Result<ServerInfo>(Failure(opened.error())));
        }
        promise->finish();
    });
    return promise->future();
}

QFuture<void> DatabaseThread::close()
{
    auto promise = std::make_shared<QPromise<void>>();
    promise->start();
    post([promise, worker = m_worker](Connection *) {
        worker->connection.reset();
        promise->finish();
    });
    return promise->future();
}

Failure DatabaseThread::notConnected()
{
    return failure(ErrorKind::ConnectionFailed, QStringLiteral("No database is connected."),
                   QStringLiteral("Connect to a database first."));
}

} // namespace stemma
