import Core
import Foundation
import Law
import Testing
import Workflows

@testable import Dossiers

@Suite("The dates of a request, where the authority is")
struct RecountTests {
    /// Silence refuses, and waits until the time limit of what is asked for: Good Friday.
    private func asked() throws -> (dossier: Dossier, history: [HistoryLine]) {
        var sheet = World.sheet
        sheet.silence = SilenceRule(effect: .reject, incomplete: .suspend, legalBasis: "CRPA art. L231-4")
        var (dossier, changes) = World.filed(sheet: sheet)
        let detail: JSON = ["pieces": ["identite"], "answerBy": "2026-04-03", "to": "waiting"]
        let line = dossier.record(.piecesAsked, by: .system, detail: detail, at: World.morning)
        let history = changes.lines + [line]
        DossierClock(sheet: sheet, zone: World.paris).wind(&dossier, by: history)
        return (dossier, history)
    }

    private func recount(_ dossier: inout Dossier, _ history: [HistoryLine], in region: Region) -> Changes {
        var sheet = World.sheet
        sheet.silence = SilenceRule(effect: .reject, incomplete: .suspend, legalBasis: "CRPA art. L231-4")
        sheet.region = region
        return Recount(sheet: sheet, zone: region.timeZone).apply(to: &dossier, by: history, at: World.morning + 86_400)
    }

    @Test("Alsace and Moselle do not work on Good Friday: the time limit ends after Easter, and silence as much later; the history says so")
    func goodFriday() throws {
        var (dossier, history) = try asked()
        let before = try #require(dossier.silenceOn)

        let changes = recount(&dossier, history, in: .alsaceMoselle)

        #expect(dossier.silenceOn == before.adding(days: 4))
        #expect(changes.lines.map(\.event) == [.recounted] && changes.lines.first?.silenceOn == dossier.silenceOn)
        #expect(recount(&dossier, history + changes.lines, in: .alsaceMoselle).lines == [])
    }

    @Test("Where the days are the same nothing is written; a request that is over keeps its dates")
    func nothing() throws {
        var (dossier, history) = try asked()
        let before = dossier
        #expect(recount(&dossier, history, in: .metropolitan).lines == [] && dossier == before)
        dossier.closedAt = World.morning
        #expect(recount(&dossier, history, in: .alsaceMoselle).lines == [] && dossier.silenceOn == before.silenceOn)
    }

    @Test("An alarm that is to ring does at the hour of there")
    func alarm() throws {
        var (dossier, history) = try asked()
        let workflow = World.sheet.workflow
        func rings(in region: Region) -> (status: String, at: Date)? {
            let days = WorkingDays(in: region)
            return workflow.statuses.lazy.compactMap { status in
                workflow.timer(for: status.key, enteredAt: World.morning, in: region.timeZone, isWorkingDay: days.isWorkingDay).map {
                    (status.key, $0.at)
                }
            }.first
        }
        let here = try #require(rings(in: .metropolitan)), there = try #require(rings(in: .reunion))
        (dossier.status, dossier.statusSince, dossier.timerAt) = (here.status, World.morning, here.at)

        _ = recount(&dossier, history, in: .reunion)

        #expect(dossier.timerAt == there.at)
    }
}
