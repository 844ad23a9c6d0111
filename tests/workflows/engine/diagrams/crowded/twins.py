"""Two flows in one module."""

from viewflow import this
from viewflow.workflow import flow


class FirstFlow(flow.Flow):
    begun = flow.StartHandle().Next(this.ended)
    ended = flow.End()


class SecondFlow(flow.Flow):
    begun = flow.StartHandle().Next(this.ended)
    ended = flow.End()
