using System.Data.Common;
using System.Security.Cryptography;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;

namespace NewsApi.Http.Idempotency;

/// <summary>
/// The stored keys. A request claims its key before it does anything; the transaction that holds its effect marks the key as
/// committed, so no crash can leave it unknown whether the request was carried out.
/// </summary>
internal sealed class IdempotencyKeys(Db db, TimeProvider time)
{
    private const int SweptAtOnce = 10;
    private const string AlphabetOfTokens = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const int TokenLength = 32;

    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    // Longer than any request takes: who is silent for this long has died.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private static readonly Sql FindSql = new("""
        SELECT id, fingerprint, state, token, claimed_at, busy_until, status, headers, body
        FROM idempotency_keys
        WHERE id = @Id
        """);

    private static readonly Sql AddSql = new("""
        INSERT INTO idempotency_keys (id, fingerprint, state, token, claimed_at, busy_until)
        VALUES (@Id, @Fingerprint, @State, @Token, @ClaimedAt, @BusyUntil)
        """);

    private static readonly Sql TakeOverSql = new("""
        UPDATE idempotency_keys
        SET token = @Token, state = @State, fingerprint = @Fingerprint, claimed_at = @ClaimedAt, busy_until = @BusyUntil,
            status = NULL, headers = NULL, body = NULL
        WHERE id = @Id AND token = @Dead
        """);

    private static readonly Sql CommitSql = new("UPDATE idempotency_keys SET state = @State WHERE id = @Id AND token = @Token");

    private static readonly Sql EndSql = new("""
        UPDATE idempotency_keys
        SET state = @State, busy_until = 0, status = @Status, headers = @Headers, body = @Body
        WHERE id = @Id AND token = @Token
        """);

    private static readonly Sql FreeSql = new("DELETE FROM idempotency_keys WHERE id = @Id AND token = @Token AND state = @Running");

    private static readonly Sql GiveUpSql = new("UPDATE idempotency_keys SET busy_until = 0 WHERE id = @Id AND token = @Token");

    private static readonly Sql SweepSql = new(dialect => $"""
        DELETE FROM idempotency_keys
        WHERE id IN (
            SELECT id
            FROM idempotency_keys
            WHERE claimed_at < @Before
            ORDER BY claimed_at, id
            {dialect.Limit("@Take")})
        """);

    /// <returns>The attempt that may now run; or the answer of an earlier one; or why neither.</returns>
    public Task<Outcome<IdempotencyRow>> Claim(KeyedRequest request, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var claim = new IdempotencyRow
        {
            Id = request.Id, Fingerprint = request.Fingerprint, State = nameof(IdempotencyState.Running),
            Token = RandomNumberGenerator.GetString(AlphabetOfTokens, TokenLength), ClaimedAt = now, BusyUntil = now + Lease,
        };
        return db.WriteAsync(write => Claim(write, claim), ct);
    }

    /// <summary>To be run in the transaction of the effect.</summary>
    /// <exception cref="ProblemException">Another attempt has taken over; this one must leave nothing behind.</exception>
    public static void Commit(WriteSession write, IdempotencyRow claim)
    {
        if (write.Execute(CommitSql, new { State = nameof(IdempotencyState.Committed), claim.Id, claim.Token }) == 0)
            throw new ProblemException(IdempotencyProblems.Running());
    }

    /// <summary>Stores how the attempt ended.</summary>
    public Task Answer(IdempotencyRow answered) => db.WriteAsync(write => write.Execute(EndSql, answered), CancellationToken.None);

    /// <summary>The attempt was refused or failed: the key is free again, unless something of it has been stored.</summary>
    public Task Free(IdempotencyRow claim) => db.WriteAsync(
        write => write.Execute(FreeSql, new { claim.Id, claim.Token, Running = nameof(IdempotencyState.Running) }) > 0
            || write.Execute(GiveUpSql, new { claim.Id, claim.Token }) > 0,
        CancellationToken.None);

    private static Outcome<IdempotencyRow> Claim(WriteSession write, IdempotencyRow claim)
    {
        // A few with each claim: so there are never many, and nobody waits for them.
        write.Execute(SweepSql, new { Before = claim.ClaimedAt - Kept, Take = SweptAtOnce });
        if (write.Find<IdempotencyRow>(FindSql, new { claim.Id }) is not { } found)
            return Add(write, claim);
        if (found.ClaimedAt < claim.ClaimedAt - Kept)
            return TakeOver(write, claim, found);
        if (found.Fingerprint != claim.Fingerprint)
            return IdempotencyProblems.Reused();
        if (found.Is(IdempotencyState.Answered))
            return found;
        if (found.Is(IdempotencyState.Withheld))
            return IdempotencyProblems.Withheld();
        if (found.BusyUntil > claim.ClaimedAt)
            return IdempotencyProblems.Running();
        return found.Is(IdempotencyState.Committed) ? IdempotencyProblems.AnswerLost() : TakeOver(write, claim, found);
    }

    private static Outcome<IdempotencyRow> Add(WriteSession write, IdempotencyRow claim)
    {
        try
        {
            write.Execute(AddSql, claim);
            return claim;
        }
        catch (DbException e) when (write.Dialect.IsUniqueViolation(e))
        {
            return IdempotencyProblems.Running();
        }
    }

    private static Outcome<IdempotencyRow> TakeOver(WriteSession write, IdempotencyRow claim, IdempotencyRow dead) =>
        write.Execute(TakeOverSql, new { claim.Token, claim.State, claim.Fingerprint, claim.ClaimedAt, claim.BusyUntil, claim.Id, Dead = dead.Token }) > 0
            ? claim
            : IdempotencyProblems.Running();
}
