namespace Sdc;

/// <summary>A model that is asked within a budget.</summary>
internal sealed class BudgetedModel(IChatModel model, CostBudget budget)
{
    /// <summary>Id of the warning that the budget allows no further call.</summary>
    public const string BudgetSpent = "BudgetSpent";

    public IChatModel Model { get; } = model;

    public bool Fits(ModelQuestion question)
    {
        var (input, output, _) = Model.Estimate(question);
        return input + output <= Model.ContextTokens(question.Capability);
    }

    /// <summary>Asks.</summary>
    /// <exception cref="ModelException">The budget does not allow it, or there is no usable answer.</exception>
    public async Task<ModelAnswer> AskAsync(ModelQuestion question, CancellationToken cancellation)
    {
        var most = Model.Estimate(question).Cost ?? 0;
        if (!await budget.ReserveAsync(most, cancellation).ConfigureAwait(false)) throw new ModelException(ModelFault.OverBudget, "The budget is spent.");
        // What is given up in the middle may have been paid for all the same.
        var cost = most;
        try
        {
            var answer = await Model.AskAsync(question, cancellation, Allows).ConfigureAwait(false);
            cost = answer.Cost ?? 0;
            return answer;
        }
        catch (ModelException error)
        {
            cost = error.Cost ?? 0;
            throw;
        }
        finally
        {
            budget.Settle(most, cost);
        }

        bool Allows(decimal more)
        {
            if (!budget.TryReserve(more)) return false;
            most += more;
            cost += more;
            return true;
        }
    }
}
