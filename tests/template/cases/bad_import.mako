<%! from textwrap import fill %>
${fill(message)}
