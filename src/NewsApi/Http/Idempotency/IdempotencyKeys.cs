using System.Data.Common;
using System.Security.Cryptography;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;

namespace NewsApi.Http.Idempotency;

/// <summary>
/// Stores idempotency keys. A request first claims its key. The transaction that writes its effect also marks the key as committed,
/// so that after a crash it is known whether the request was carried out.
/// </summary>
internal sealed class IdempotencyKeys(Db db, TimeProvider time)
{
    private const int SweepBatch = 10;
    private const string TokenAlphabet = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const int TokenLength = 32;

    private static readonly TimeSpan Retention = TimeSpan.FromHours(24);

    // A lease is longer than any request takes. If a lease has expired, the node has crashed during that attempt.
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
        WHERE id = @Id AND token = @ExpiredToken
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

    /// <returns>The new claim, the answered claim of an earlier attempt, or a problem.</returns>
    public Task<Outcome<IdempotencyRow>> Claim(KeyedRequest request, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var claim = new IdempotencyRow
        {
            Id = request.Id, Fingerprint = request.Fingerprint, State = nameof(IdempotencyState.Running),
            Token = RandomNumberGenerator.GetString(TokenAlphabet, TokenLength), ClaimedAt = now, BusyUntil = now + Lease,
        };
        return db.WriteAsync(write => Claim(write, claim), ct);
    }

    /// <summary>Marks the key as committed, in the transaction that writes the effect.</summary>
    /// <exception cref="ProblemException">Another attempt has taken over the key, so this transaction must roll back.</exception>
    public static void Commit(WriteSession write, IdempotencyRow claim)
    {
        if (write.Execute(CommitSql, new { State = nameof(IdempotencyState.Committed), claim.Id, claim.Token }) == 0)
            throw new ProblemException(IdempotencyProblems.Running());
    }

    /// <summary>Stores the answer of an attempt.</summary>
    public Task Answer(IdempotencyRow answered) => db.WriteAsync(write => write.Execute(EndSql, answered), CancellationToken.None);

    /// <summary>Frees the key after a refused or failed attempt. A committed key only loses its lease.</summary>
    public Task Free(IdempotencyRow claim) => db.WriteAsync(
        write => write.Execute(FreeSql, new { claim.Id, claim.Token, Running = nameof(IdempotencyState.Running) }) > 0
            || write.Execute(GiveUpSql, new { claim.Id, claim.Token }) > 0,
        CancellationToken.None);

    private static Outcome<IdempotencyRow> Claim(WriteSession write, IdempotencyRow claim)
    {
        // Each claim deletes a few expired keys, so that they stay few and no claim waits for a long deletion.
        write.Run(SweepSql, new { Before = claim.ClaimedAt - Retention, Take = SweepBatch });
        if (write.Find<IdempotencyRow>(FindSql, new { claim.Id }) is not { } found)
            return Add(write, claim);
        if (found.ClaimedAt < claim.ClaimedAt - Retention)
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

    private static Outcome<IdempotencyRow> TakeOver(WriteSession write, IdempotencyRow claim, IdempotencyRow expired)
    {
        var args = new
        {
            claim.Token, claim.State, claim.Fingerprint, claim.ClaimedAt, claim.BusyUntil, claim.Id, ExpiredToken = expired.Token,
        };
        return write.Execute(TakeOverSql, args) > 0 ? claim : IdempotencyProblems.Running();
    }
}
