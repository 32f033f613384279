import Addresses
import Appointments
import Attachments
import Core
import Correspondence
import Dossiers
import Foundation
import Hummingbird
import Identity
import Incidents
import Insight
import Logging
import Mandates
import NIOCore
import Organisations
import Panels
import People
import Privacy
import Queues
import Reception
import ServiceLifecycle
import Storage
import UnixSignals
import Web

extension Product {
    /// Serves until asked to stop: requests in progress are finished, jobs in progress too.
    public func serve(logger: Logger) async throws {
        FreedMemory.keep()
        // First: the time during which nobody served is an incident, and what expired in it is not erased.
        do { try await noteIncidents() } catch { logger.error("Incidents could not be noted", metadata: ["error": "\(error)"]) }
        let application = Application(
            router: front.router(routes),
            server: .http1(configuration: .init(idleTimeout: .seconds(60))),
            configuration: .init(address: .hostname(settings.server.host, port: settings.server.port), serverName: nil, backlog: 1024),
            onServerRunning: { channel in
                logger.notice("Serving", metadata: ["address": "\(channel.localAddress.map { "\($0)" } ?? "?")"])
            },
            logger: logger
        )
        let group = ServiceGroup(
            configuration: .init(
                services: [application, BackgroundWork(product: self, logger: logger)], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger
            )
        )
        try await group.run()
        do { try await keepCounts() } catch { logger.error("What was counted in the last minute could not be kept", metadata: ["error": "\(error)"]) }
        await database.close()
    }
}

/// The work that no request waits for: what events ask, mail, timers, the daily cleaning.
struct BackgroundWork: Service, CustomStringConvertible {
    let product: Product
    let logger: Logger

    /// **The group of services makes a name of this, and logs it.** The name made for it would hold the product whole: its key, its passwords, its words.
    var description: String { "Background work" }

    func run() async throws {
        let worker = JobWorker(database: product.database, handlers: product.handlers(logger: logger), log: logger)
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await countOlderRequests() }
                group.addTask { await addWordsOfAddresses() }
                group.addTask { await worker.run(pollEvery: .seconds(1), clock: product.clock) }
                group.addTask { await repeated(every: .seconds(60)) { try await product.noteIncidents() } }
                group.addTask { await repeated(every: .seconds(30)) { try await product.runTimers() } }
                group.addTask { await repeated(every: .seconds(60)) { _ = try await product.attachments.scanWaiting() } }
                group.addTask { await repeated(every: .seconds(60)) { try await product.appointments.refreshAgendas(now: product.clock()) } }
                group.addTask { await repeated(every: .seconds(60)) { try await product.appointments.turnWaitingList(now: product.clock()) } }
                group.addTask { await repeated(every: .seconds(60)) { try await product.appointments.drawLots(now: product.clock()) } }
                group.addTask { await repeated(every: .seconds(60)) { try await product.keepCounts() } }
                group.addTask { await repeated(every: .seconds(3600)) { try await product.clean() } }
                group.addTask { await repeated(every: .seconds(3600)) { try await product.keepPrivacy() } }
            }
        }
    }

    /// Once: the requests of an installation that had none of these figures.
    private func countOlderRequests() async {
        do { if try await product.insight.hasCountedNothing() { _ = try await product.countAll() } } catch {
            logger.error("Older requests could not be counted", metadata: ["error": "\(error)"])
        }
    }

    /// Once: the addresses that an older version imported.
    private func addWordsOfAddresses() async {
        do { try await product.addresses.addWords() } catch {
            logger.error("Words of addresses could not be added", metadata: ["error": "\(error)"])
        }
    }

    private func repeated(every interval: Duration, _ work: @Sendable () async throws -> Void) async {
        while !Task.isCancelled {
            do { try await work() } catch { logger.error("A recurring job failed", metadata: ["error": "\(error)"]) }
            try? await Task.sleep(for: interval)
        }
    }
}

extension Product {
    /// Does what the workflows' timers ask. Safe to run twice, and on several nodes.
    public func runTimers() async throws {
        var chores = Chores()
        for organisation in try await organisations.all() {
            let zone = organisation.details.zone
            await chores.run("timers of authority \(organisation.id)") { _ = try await dossiers.runTimers(now: clock(), zone: zone) }
            await chores.run("counter of authority \(organisation.id)") {
                _ = try await correspondence.endUnclaimed(in: organisation.id, today: LocalDate(clock(), in: zone), now: clock())
            }
            await chores.run("clocks of authority \(organisation.id)") { try await dossiers.sweep(organisation.id, now: clock(), zone: zone) }
        }
        try chores.end()
    }

    /// Carries out, at night, what becomes of requests that are over; looks whether processings are still what was agreed to.
    public func keepPrivacy() async throws {
        var chores = Chores()
        for organisation in try await organisations.all() {
            await chores.run("night of authority \(organisation.id)") {
                try await privacy.keepNight(of: organisation.id, now: clock(), zone: organisation.details.zone)
            }
        }
        try chores.end()
    }

    /// Writes what was counted in memory: pages that were seen, and where forms are hard.
    public func keepCounts() async throws {
        var chores = Chores()
        await chores.run("audience") { try await insight.keepAudience(now: clock()) }
        await chores.run("evidence") { try await dossiers.keepEvidence() }
        try chores.end()
    }

    /// Says that this server is there, and makes good what our failures did. Nothing but one row is written when there was none.
    public func noteIncidents() async throws {
        try await incidents.beat(now: clock())
        try await incidents.settle(now: clock())
    }

    /// Forgets what is over: drafts, sessions, half-sent files, the text of mails sent long ago.
    public func clean() async throws {
        let now = clock()
        var chores = Chores()
        await chores.run("drafts") { _ = try await dossiers.eraseExpiredDrafts(now: now) }
        await chores.run("openings") { try await dossiers.closeOpenings(now: now) }
        await chores.run("evidence") { try await dossiers.forgetOldEvidence(now: now) }
        await chores.run("attachments") { _ = try await attachments.clean(now: now) }
        await chores.run("sessions") { _ = try await identity.sweep(now: now) }
        await chores.run("people") { _ = try await people.sweep(now: now) }
        await chores.run("helpers") { _ = try await mandates.sweep(now: now) }
        await chores.run("idle accounts") { try await closeIdleAccounts() }
        await chores.run("mails") { _ = try await correspondence.eraseSentContent(before: now - 30 * 86_400) }
        // Registered letters that nobody collects come back after weeks: their text waits longer.
        await chores.run("letters") { _ = try await correspondence.eraseSentLetters(before: LocalDate(now - 90 * 86_400, in: .gmt)) }
        await chores.run("inbox") { try await reception.clean(now: now) }
        await chores.run("insight") { try await insight.clean(now: now) }
        await chores.run("incidents") { try await incidents.clean(now: now) }
        await chores.run("addresses") { try addresses.clean(now: now) }
        await chores.run("appointments") { try await appointments.clean(now: now) }
        for organisation in try await organisations.all() {
            await chores.run("observatory of authority \(organisation.id)") {
                try await insight.keepQuality(of: organisation.id, zone: organisation.details.zone, now: now)
            }
        }
        for organisation in try await organisations.all() {
            await chores.run("queues of authority \(organisation.id)") {
                try await queues.forgetYesterday(of: organisation.id, zone: organisation.details.zone, now: now)
            }
        }
        for organisation in try await organisations.all() {
            await chores.run("panels of authority \(organisation.id)") {
                try await panels.forget(of: organisation.id, zone: organisation.details.zone, now: now)
            }
        }
        await chores.run("jobs") { _ = try await Jobs(database).forget(doneBefore: now - 7 * 86_400) }
        try chores.end()
    }
}
